using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Which version of HAR a file says it is.</summary>
internal static class HarVersion
{
    // log, creator and browser stand before the pages and entries, and are short.
    private const int Looked = 4096;

    private static readonly string[] Known = ["1.1", "1.2"];

    /// <summary>The sentence about a version that this code does not know; null where it knows it, or the file does not say.</summary>
    public static string? ProblemOf(PeekStream content)
    {
        var version = Of(FormatSniffer.WithoutByteOrderMark(content.Peek(Looked)));
        return version is null || Known.Contains(version, StringComparer.Ordinal)
            ? null
            : $"expected HAR {string.Join(" or ", Known)}, found version \"{version}\"; what is new in it is left out, the rest is read as 1.2";
    }

    // "version" of the log itself, not that of its creator; what stands behind the entries is not waited for.
    private static string? Of(ReadOnlySpan<byte> beginning)
    {
        var reader = new Utf8JsonReader(beginning, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 2)
                    continue;
                if (reader.ValueTextEquals("version"u8))
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                if (reader.ValueTextEquals("entries"u8))
                    return null;
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The reader of the entries tells what is wrong with the file.
        }

        return null;
    }
}
