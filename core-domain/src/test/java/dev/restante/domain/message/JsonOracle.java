package dev.restante.domain.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether bytes are a JSON value, by another way: the platform's decoder, tokens by regular expression, then reduction. */
final class JsonOracle {
    private static final Pattern TOKEN = Pattern.compile(
            "\\G(?:([ \\t\\n\\r]+)|(\"(?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+\")"
                    + "|(-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)|([\\[\\]{},:]))",
            Pattern.DOTALL);

    private JsonOracle() {}

    static boolean accepts(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return false;
        }
        StringBuilder shape = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        boolean apart = true;
        while (at < text.length()) {
            if (!token.find(at) || token.end() == at) {
                return false;
            }
            at = token.end();
            boolean word = token.group(3) != null;
            if (word && !apart) {
                return false;
            }
            apart = !word;
            shape.append(token.group(2) != null ? "s" : word ? "v" : token.group(4) != null ? token.group(4) : "");
        }
        return reduces(shape.toString());
    }

    /** s: a string; v: another value. Innermost arrays and objects become values until nothing changes. */
    private static boolean reduces(String shape) {
        String now = shape;
        String before = "";
        while (!now.equals(before)) {
            before = now;
            now = now.replaceAll("\\[(?:[sv](?:,[sv])*+)?\\]", "v").replaceAll("\\{(?:s:[sv](?:,s:[sv])*+)?\\}", "v");
        }
        return now.equals("s") || now.equals("v");
    }
}
