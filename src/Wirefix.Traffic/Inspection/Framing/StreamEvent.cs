using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>One event of a stream.</summary>
/// <param name="Data">Its data lines, joined as a reader joins them.</param>
/// <param name="DataLines">Its data lines.</param>
/// <param name="RepeatsField">Whether it has its name or its id twice, as two events without a blank line between them do.</param>
internal sealed record StreamEvent(string Data, ImmutableArray<string> DataLines, bool RepeatsField)
{
    private static readonly string[] FieldNames = ["data", "event", "id", "retry"];

    private static readonly SearchValues<char> OfNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");

    /// <summary>The event of some lines.</summary>
    public static StreamEvent Of(IReadOnlyCollection<string> lines)
    {
        ImmutableArray<string> data = [.. lines.Where(line => IsField(line, "data")).Select(line => ValueOf(line, "data"))];
        var repeats = lines.Count(line => IsField(line, "event")) > 1 || lines.Count(line => IsField(line, "id")) > 1;
        return new StreamEvent(string.Join('\n', data), data, repeats);
    }

    /// <summary>Whether a line is the field of a name.</summary>
    public static bool IsField(string line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) && (line.Length == name.Length || line[name.Length] == ':');

    /// <summary>
    /// Whether a line is neither a field nor a comment, so that readers leave it out. A name in front of a colon may be a field of an extension.
    /// </summary>
    public static bool IsStray(string line)
    {
        var name = line.AsSpan()[..Math.Max(0, line.IndexOf(':'))];
        if (line.Length == 0 || line[0] is ':' or '\uFEFF' || FieldNames.Contains(line))
            return false;
        return name.IsEmpty || name.ContainsAnyExcept(OfNames);
    }

    /// <summary>Whether its data begins as a JSON object or list.</summary>
    public bool LooksLikeJson => Data.AsSpan().TrimStart() is ['{' or '[', ..] and not "[DONE]";

    /// <summary>How its data, which looks like JSON, ends.</summary>
    public JsonEnding Ending => JsonText.Read(Encoding.UTF8.GetBytes(Data)).Ending;

    /// <summary>Whether it holds what should be several events.</summary>
    public bool IsMerged =>
        RepeatsField
        || (LooksLikeJson && JsonText.IsSeveral(Encoding.UTF8.GetBytes(Data)))
        || (LooksLikeJson && Ending == JsonEnding.Trailed && Data.Contains("data:", StringComparison.Ordinal));

    private static string ValueOf(string line, string name)
    {
        var value = line.AsSpan(Math.Min(line.Length, name.Length + 1));
        return value.StartsWith(" ") ? value[1..].ToString() : value.ToString();
    }
}
