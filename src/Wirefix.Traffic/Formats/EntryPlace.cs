using System.Globalization;

namespace Wirefix.Traffic.Formats;

/// <summary>Where an entry stands, told only when somebody asks, since most entries are never named.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Kind">What the file counts: <c>line</c> or <c>entry</c>; null where the file is one entry.</param>
/// <param name="Number">The entry's number, from 1.</param>
internal readonly record struct EntryPlace(string File, string? Kind = null, int Number = 0)
{
    /// <summary>The place that a pair's source names.</summary>
    public static EntryPlace Of(string source)
    {
        var comma = source.LastIndexOf(", ", StringComparison.Ordinal);
        var blank = source.LastIndexOf(' ');
        return comma >= 0 && blank > comma + 1 && int.TryParse(source.AsSpan(blank + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new EntryPlace(source[..comma], source[(comma + 2)..blank], number)
            : new EntryPlace(source);
    }

    /// <inheritdoc/>
    public override string ToString() => Kind is null ? File : $"{File}, {Kind} {Number}";
}
