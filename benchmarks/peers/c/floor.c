/*
 * The floor: what no server on this machine can do better with sockets. One epoll loop, no checks, no memory per message; all
 * frames that one pass over the ready connections has brought for a reader go out in one write. It speaks what all peers speak
 * (see the package documentation of dev.restante.peers), and at "/e" it echoes: each message to whom it came from, at once.
 *
 *   gcc -O2 -o floor floor.c
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 65536
#define IN (1 << 18)
#define OUT (1 << 20)

enum { NEW, READER, PUBLISHER, ECHO };

struct conn {
    int kind, thread, next, length;
    char *kept;
};

static struct conn conns[MOST];
static int first_reader[10000000]; /* by thread, 0 for none */
static int loop;
static char in[2 * IN];

/* What goes out in this pass: frames by reader, in the order of arrival. */
static struct { char *bytes; int length, room; } outs[MOST];
static int dirty[MOST], dirty_count;

static void send_all(int fd, const char *bytes, int length)
{
    while (length > 0) {
        int sent = send(fd, bytes, length, MSG_NOSIGNAL);
        if (sent < 0) return; /* the peer is gone: its end is seen when it is read */
        bytes += sent;
        length -= sent;
    }
}

static void queue(int fd, const char *bytes, int length)
{
    if (outs[fd].length == 0) dirty[dirty_count++] = fd;
    if (outs[fd].length + length > outs[fd].room) {
        outs[fd].room = 2 * (outs[fd].length + length);
        outs[fd].bytes = realloc(outs[fd].bytes, outs[fd].room);
    }
    memcpy(outs[fd].bytes + outs[fd].length, bytes, length);
    outs[fd].length += length;
}

static void flush(void)
{
    for (int i = 0; i < dirty_count; i++) {
        int fd = dirty[i];
        send_all(fd, outs[fd].bytes, outs[fd].length);
        outs[fd].length = 0;
    }
    dirty_count = 0;
}

static int number(const char *digits)
{
    int n = 0;
    for (int i = 0; i < 7; i++) n = n * 10 + digits[i] - '0';
    return n;
}

static void leave(int fd)
{
    if (conns[fd].kind == READER) {
        int *at = &first_reader[conns[fd].thread];
        while (*at != fd) at = &conns[*at].next;
        *at = conns[fd].next;
    }
    free(conns[fd].kept);
    memset(&conns[fd], 0, sizeof conns[fd]);
    close(fd);
}

/* The key is always that of the example in RFC 6455, section 1.3. */
static void upgrade(int fd, const char *request)
{
    static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x01+";
    conns[fd].kind = request[5] == 'r' ? READER : request[5] == 'e' ? ECHO : PUBLISHER;
    if (conns[fd].kind == READER) {
        conns[fd].thread = number(request + 7);
        conns[fd].next = first_reader[conns[fd].thread];
        first_reader[conns[fd].thread] = fd;
    }
    send_all(fd, answer, sizeof answer - 1);
}

/* Takes one message off; answers its bytes with its header, 0 where it is incomplete. */
static int take(int fd, char *at, int length)
{
    if (conns[fd].kind == NEW) {
        char *end = memmem(at, length, "\r\n\r\n", 4);
        if (!end) return 0;
        upgrade(fd, at);
        return end + 4 - at;
    }
    if (length < 2) return 0;
    int size = at[1] & 127, head = 2;
    if (size == 126) {
        if (length < 4) return 0;
        size = (uint8_t)at[2] << 8 | (uint8_t)at[3];
        head = 4;
    }
    if (length < head + 4 + size) return 0;
    if ((at[0] & 15) != 1) return head + 4 + size;
    char mask[4];
    memcpy(mask, at + head, 4);
    char *text = at + head + 4;
    for (int i = 0; i < size; i++) text[i] ^= mask[i & 3];
    /* The header moves up to the text, without the mask. */
    char *frame = at + 4;
    memmove(frame, at, head);
    frame[1] &= 127;
    if (conns[fd].kind == ECHO) queue(fd, frame, head + size);
    if (conns[fd].kind == PUBLISHER)
        for (int r = first_reader[number(text)]; r > 0; r = conns[r].next) queue(r, frame, head + size);
    return head + 4 + size;
}

static void readable(int fd)
{
    int length = conns[fd].length;
    if (length) memcpy(in, conns[fd].kept, length);
    int got = recv(fd, in + length, IN, MSG_DONTWAIT);
    if (got <= 0) {
        leave(fd);
        return;
    }
    length += got;
    int at = 0;
    for (int taken; at < length && (taken = take(fd, in + at, length - at)); at += taken) {}
    conns[fd].length = length - at;
    if (length - at) {
        conns[fd].kept = realloc(conns[fd].kept, length - at);
        memcpy(conns[fd].kept, in + at, length - at);
    }
}

int main(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int door = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(door, (struct sockaddr *)&address, size) || listen(door, 4096)) return 1;
    getsockname(door, (struct sockaddr *)&address, &size);
    printf("listening %d\n", ntohs(address.sin_port));
    fflush(stdout);
    loop = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = door}, events[1024];
    epoll_ctl(loop, EPOLL_CTL_ADD, door, &event);
    for (;;) {
        int count = epoll_wait(loop, events, 1024, -1);
        for (int i = 0; i < count; i++) {
            if (events[i].data.fd != door) {
                readable(events[i].data.fd);
                continue;
            }
            int fd = accept(door, 0, 0), on = 1;
            if (fd < 0) continue;
            if (fd >= MOST) {
                close(fd);
                continue;
            }
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            event.data.fd = fd;
            epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
        }
        flush();
    }
}
