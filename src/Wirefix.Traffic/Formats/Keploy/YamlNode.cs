using System.Collections.Immutable;

namespace Wirefix.Traffic.Formats.Keploy;

/// <summary>A value of a YAML document: a text, a mapping or a list.</summary>
internal sealed record YamlNode
{
    /// <summary>The text of a scalar; null for the others.</summary>
    public string? Scalar { get; init; }

    /// <summary>Whether the text is base64 of bytes that are no text (<c>!!binary</c>).</summary>
    public bool IsBinary { get; init; }

    /// <summary>The entries of a mapping in order; empty for the others.</summary>
    public ImmutableArray<KeyValuePair<string, YamlNode>> Entries { get; init; } = [];

    /// <summary>The items of a list; empty for the others.</summary>
    public ImmutableArray<YamlNode> Items { get; init; } = [];

    /// <summary>The value of the first of several names, compared without case; null where none is there.</summary>
    public YamlNode? Child(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return entry.Value;
            }
        }

        return null;
    }

    /// <summary>As <see cref="Child"/>, the text of a scalar; null where it is another value.</summary>
    public string? Text(params ReadOnlySpan<string> names) => Child(names)?.Scalar;
}
