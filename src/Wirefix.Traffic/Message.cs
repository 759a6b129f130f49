using System.Collections.Immutable;
using System.Text;

namespace Wirefix.Traffic;

/// <summary>What a request and a response have in common: headers and a body.</summary>
public abstract record Message
{
    private static readonly TextMemo<string> MediaTypes = new(contentType => contentType.Split(';')[0].Trim().ToLowerInvariant());

    /// <summary>The header fields in recorded order.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>The body's bytes after any content encoding was removed; empty where there was none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// Whether there was a body that could not be kept (it unfolds to too much, or does not decompress), or that the recorder left out.
    /// <see cref="Body"/> is empty then, and nothing is known of what it held.
    /// </summary>
    public bool IsBodyUnknown { get; init; }

    /// <summary>The first value of a header, its name compared without case; null where it is absent.</summary>
    public string? HeaderValue(string name)
    {
        foreach (var header in Headers)
        {
            if (string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }

    /// <summary>What the recorder says the body is, beside the headers; null where it does not say.</summary>
    public string? RecordedType { get; init; }

    /// <summary>The Content-Type header; where there is none, what the recorder says; null where neither tells.</summary>
    public string? ContentType => HeaderValue("Content-Type") ?? RecordedType;

    /// <summary>The media type without parameters, in lower case; null where nothing tells.</summary>
    public string? MediaType => ContentType is { } contentType ? MediaTypes.Of(contentType) : null;

    /// <summary>The body as UTF-8 text; bytes that are not UTF-8 become replacement characters.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
