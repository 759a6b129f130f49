using System.Collections.Immutable;
using System.Globalization;

namespace Wirefix.Traffic.Redaction;

/// <summary>Content-Length over a body that was redacted.</summary>
internal static class ContentLength
{
    private const string Name = "Content-Length";

    /// <summary>The headers with a length that was right made right again, or what follows would find the framing at fault.</summary>
    /// <param name="headers">The headers.</param>
    /// <param name="was">The body's length in bytes before.</param>
    /// <param name="length">Its length now.</param>
    public static ImmutableArray<Header> Kept(ImmutableArray<Header> headers, int was, int length)
    {
        if (was == length)
            return headers;
        var right = was.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. headers.Select(header => header.Name.Equals(Name, StringComparison.OrdinalIgnoreCase) && header.Value == right
                ? header with { Value = length.ToString(CultureInfo.InvariantCulture) }
                : header),
        ];
    }
}
