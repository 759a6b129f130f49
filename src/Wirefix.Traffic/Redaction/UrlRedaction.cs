using System.Buffers;
using System.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Shapes;
using Wirefix.Traffic.Redaction.Texts;

namespace Wirefix.Traffic.Redaction;

/// <summary>Redacts URLs and what is escaped like their parts: forms.</summary>
internal sealed class UrlRedaction(TextRedaction text, SecretNames names)
{
    // What may stand unescaped in a path or query; where it did, it does so afterwards.
    private const string Reserved = "@:,;=!$'()*+/?|";

    private const int MostEscapes = 4;

    // Where one of these stands, a URL has to be taken apart to know what it says.
    private static readonly SearchValues<char> Marks = SearchValues.Create("%+#@\\");

    /// <summary>The URL with tokens in the place of secrets in its user information, path, query and fragment.</summary>
    public Uri Redact(Uri url)
    {
        if (!url.IsAbsoluteUri)
            return Uri.TryCreate(text.Redact(url.OriginalString), UriKind.Relative, out var relative) ? relative : url;
        if (IsHarmless(url.OriginalString))
            return url;
        var userInfo = url.UserInfo.Split(':', 2) is [var user, var password] ? $"{user}:{Escaped(password, text.Secret)}" : Escaped(url.UserInfo, text.Redact);
        var path = Path(WebhookUrls.WithoutSecret(url.Host, url.AbsolutePath, text.Secret));
        var query = url.Query.Length > 1 ? "?" + Pairs(url.Query[1..], '+') : url.Query;
        var fragment = url.Fragment.Length > 1 ? "#" + Pairs(url.Fragment[1..], '+') : url.Fragment;
        if (userInfo == url.UserInfo && path == url.AbsolutePath && query == url.Query && fragment == url.Fragment)
            return url;
        var authority = url.GetComponents(UriComponents.HostAndPort, UriFormat.UriEscaped);
        authority = text.Redact(authority);
        var host = url.IsDefaultPort && authority.LastIndexOf(':') is > 0 and var colon && !authority.EndsWith(']') ? authority[..colon] : authority;
        var redacted = $"{url.Scheme}://{(userInfo.Length > 0 ? userInfo + "@" : "")}{host}{path}{query}{fragment}";
        return RequestTarget.AsItStood(redacted) ?? new Uri(url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
    }

    /// <summary>A form's pairs, where a plus is a space.</summary>
    public string RedactForm(string form) => Pairs(form, ' ');

    private string Path(string path)
    {
        var segments = path.Split('/');
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            var isNamed = i > 0 && names.IsSegment(segments[i - 1], segments[i]);
            segments[i] = Escaped(segments[i], isNamed ? text.Secret : text.Redact);
        }

        return string.Join('/', segments);
    }

    // Most URLs are plain and hold nothing, which can be told without taking anything of them out.
    private bool IsHarmless(ReadOnlySpan<char> url)
    {
        if (!Ascii.IsValid(url) || url.ContainsAnyInRange('\0', ' ') || url.ContainsAny(Marks))
            return false;
        var question = url.IndexOf('?');
        var path = question < 0 ? url : url[..question];
        var before = ReadOnlySpan<char>.Empty;
        foreach (var part in path.Split('/'))
        {
            var segment = path[part];
            if (text.MustLook(segment) || names.IsSegment(before, segment))
                return false;
            before = segment;
        }

        return question < 0 || IsHarmlessQuery(url[(question + 1)..]);
    }

    private bool IsHarmlessQuery(ReadOnlySpan<char> query)
    {
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            var equals = pair.IndexOf('=');
            if (equals >= 0 && (names.OfParameter(pair[..equals]) != Secrecy.None || text.MustLook(pair[..equals])))
                return false;
            if (text.MustLook(pair[(equals + 1)..]))
                return false;
        }

        return true;
    }

    private string Pairs(string pairs, char plus)
    {
        var parts = pairs.Split('&');
        return string.Join('&', parts.Select(pair => Pair(pair, plus)));
    }

    private string Pair(string pair, char plus)
    {
        var equals = pair.IndexOf('=');
        if (equals < 0)
            return Escaped(pair, text.Redact, plus);
        var name = Unescaped(pair[..equals].Replace('+', plus));
        // A fragment may hold a path with a query of its own.
        var secrecy = names.OfParameter(name.AsSpan(name.LastIndexOf('?') + 1));
        var value = Escaped(pair[(equals + 1)..], plain => secrecy.Hides(plain) ? text.Secret(plain) : text.Redact(plain), plus);
        return $"{Escaped(pair[..equals], text.Redact, plus)}={value}";
    }

    // Names are compared as they were before anybody escaped them.
    private static string Unescaped(string name)
    {
        for (var level = 0; level < MostEscapes && name.Contains('%'); level++)
            name = Uri.UnescapeDataString(name);
        return name;
    }

    private static string Escaped(string part, Func<string, string> redact, char plus = '+')
    {
        if (part.Length == 0)
            return part;
        var plain = Uri.UnescapeDataString(part.Replace('+', plus));
        var redacted = redact(plain);
        if (redacted == plain)
            return part;
        var escaped = Uri.EscapeDataString(redacted);
        foreach (var symbol in Reserved)
        {
            if (part.Contains(symbol) && !(symbol == '+' && plus == ' '))
                escaped = escaped.Replace(Uri.HexEscape(symbol), symbol.ToString(), StringComparison.Ordinal);
        }

        if (RequestTarget.IndexOfBarePercent(part) >= 0)
            escaped = RequestTarget.WithBarePercent(escaped);
        return plus == ' ' && part.Contains('+') ? escaped.Replace("%20", "+", StringComparison.Ordinal) : escaped;
    }
}
