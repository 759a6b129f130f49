using System.Collections.Immutable;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Recording;

/// <summary>One HTTP/1.1 message as it stood on the wire.</summary>
/// <param name="StartLine">The request or status line.</param>
/// <param name="Headers">The header fields in order.</param>
/// <param name="Body">The body after chunking was removed, before content encoding is.</param>
/// <param name="End">The position behind its last byte.</param>
/// <param name="Complete">Whether all of it was there.</param>
public sealed record WireMessage(string StartLine, ImmutableArray<Header> Headers, ReadOnlyMemory<byte> Body, int End, bool Complete)
{
    /// <summary>A request's method.</summary>
    public string Method => StartLine.Split(' ')[0];

    /// <summary>A request's target.</summary>
    public string Target => StartLine.Split(' ')[1];

    /// <summary>A response's status code.</summary>
    public int Status => int.Parse(StartLine.Split(' ')[1]);

    /// <summary>The first value of a header; null where it is absent.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }

        return null;
    }
}
