using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>
/// Which recorded header fields are sent again. Those that describe the recorded connection or the recorded encoding
/// of the body would be lies on another connection (RFC 9110, 7.6.1); Date is the sender's own.
/// </summary>
internal static class ReplayedHeaders
{
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(
        [
            "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer",
            "Transfer-Encoding", "Upgrade", "Content-Length", "Content-Encoding", "Expect", "Date", "Alt-Svc",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The fields to send again, in recorded order; those that could not stand in a message are left out.</summary>
    public static ImmutableArray<Header> Of(Message message) => [.. message.Headers.Where(IsReplayed)];

    private static bool IsReplayed(Header header) => !Dropped.Contains(header.Name) && IsName(header.Name) && IsValue(header.Value);

    private static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(TokenCharacters);

    private static bool IsValue(string value) => !value.Any(character => char.IsControl(character) && character != '\t');
}
