using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Host and path of a URL, as <see cref="Uri"/> has them, without making one for each call: the authorities of a capture are
/// few, and a path of plain characters is what it is.
/// </summary>
internal static class OutlineUrl
{
    /// <summary>The longest URL that is taken apart here.</summary>
    public const int Longest = 2048;

    // A hostile capture could name another host in every call.
    private const int MostAuthorities = 4096;

    private static readonly SearchValues<char> PlainInPath =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~/!$&'()*+,;=:@.");

    // Uri takes a backslash for a slash.
    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?#\\");

    private static readonly ConcurrentDictionary<string, string?> Hosts = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> KnownHosts =
        Hosts.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int _authorities;

    /// <summary>Host and path of any absolute URL.</summary>
    public static (string Host, string Path) Split(Uri url) =>
        TrySplit(url.OriginalString, out var host, out var path) ? (host, path) : (url.Host.ToLowerInvariant(), url.AbsolutePath);

    /// <summary>Takes an absolute http, https, ws or wss URL apart; false where it is none.</summary>
    public static bool TrySplit(ReadOnlySpan<char> url, out string host, out string path)
    {
        (host, path) = ("", "");
        var scheme = url.IndexOf("://");
        if (scheme < 0)
            return false;
        var authority = url[(scheme + 3)..].IndexOfAny(AuthorityEnds);
        var end = authority < 0 ? url.Length : scheme + 3 + authority;
        var rest = url[end..];
        var pathEnd = rest.IndexOfAny('?', '#');
        var plain = pathEnd < 0 ? rest : rest[..pathEnd];
        if (!IsPlain(plain) || !Ascii.IsValid(rest) || rest.ContainsAnyInRange('\0', ' '))
            return TrySplitByUri(url, out host, out path);
        if (HostOf(url[..end]) is not { } known)
            return false;
        (host, path) = (known, plain.IsEmpty ? "/" : plain.ToString());
        return true;
    }

    // A segment that begins with a dot may be one that Uri takes away.
    private static bool IsPlain(ReadOnlySpan<char> path) => !path.ContainsAnyExcept(PlainInPath) && path.IndexOf("/.") < 0;

    private static string? HostOf(ReadOnlySpan<char> origin)
    {
        if (KnownHosts.TryGetValue(origin, out var host))
            return host;
        var text = origin.ToString();
        host = RequestTarget.Absolute(text)?.Host.ToLowerInvariant();
        if (_authorities < MostAuthorities && Hosts.TryAdd(text, host))
            Interlocked.Increment(ref _authorities);
        return host;
    }

    private static bool TrySplitByUri(ReadOnlySpan<char> url, out string host, out string path)
    {
        var uri = RequestTarget.Absolute(url.ToString());
        (host, path) = (uri?.Host.ToLowerInvariant() ?? "", uri?.AbsolutePath ?? "");
        return uri is not null;
    }
}
