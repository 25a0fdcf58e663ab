package dev.restante.peers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Netty as one who knows it does it: epoll, no copy of the text, and one flush for each reader and batch that was read. */
final class NettyPeer {
    private static final AttributeKey<String> PATH = AttributeKey.valueOf("path");

    private NettyPeer() {}

    static int start() throws InterruptedException {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Threads<Channel> threads = new Threads<>();
        Channel server = new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4_096)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(8_192))
                                .addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                        .websocketPath("/")
                                        .checkStartsWith(true)
                                        .build()))
                                .addLast(new Handler(threads));
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    private static final class Handler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Threads<Channel> threads;
        private final Set<Channel> unflushed = new LinkedHashSet<>();

        Handler(Threads<Channel> threads) {
            this.threads = threads;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event instanceof HandshakeComplete done) {
                context.channel().attr(PATH).set(done.requestUri());
                threads.enter(done.requestUri(), context.channel());
                var unused = context.writeAndFlush(new TextWebSocketFrame("+"));
            }
            super.userEventTriggered(context, event);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            ByteBuf text = frame.content();
            String thread = text.toString(text.readerIndex(), 7, StandardCharsets.US_ASCII);
            for (Channel reader : threads.of(thread)) {
                var unused = reader.write(new TextWebSocketFrame(text.retainedDuplicate()), reader.voidPromise());
                unflushed.add(reader);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            unflushed.forEach(Channel::flush);
            unflushed.clear();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            String path = context.channel().attr(PATH).get();
            if (path != null) {
                threads.leave(path, context.channel());
            }
        }
    }
}
