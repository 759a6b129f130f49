using Wirefix.Traffic.Redaction.Texts;

namespace Wirefix.Traffic.Redaction.Bodies;

/// <summary>Redacts server-sent events: the data of one event, on one line or several, is a document of its own.</summary>
internal sealed class EventRedaction(TextRedaction text)
{
    private const string Data = "data:";

    /// <summary>The events with tokens in the place of secrets.</summary>
    public string Redact(string events)
    {
        var lines = events.Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var end = at;
            while (end < lines.Length && lines[end].StartsWith(Data, StringComparison.Ordinal))
                end++;
            if (end == at)
                lines[at] = text.Redact(lines[at++]);
            else
                RedactData(lines.AsSpan(at..(at = end)));
        }

        return string.Join('\n', lines);
    }

    private void RedactData(Span<string> lines)
    {
        var data = new string[lines.Length];
        for (var i = 0; i < lines.Length; i++)
            data[i] = lines[i][HeadOf(lines[i])..].TrimEnd('\r');
        var redacted = text.Redact(string.Join('\n', data)).Split('\n');
        // A secret of several lines leaves the others empty.
        for (var i = 0; i < lines.Length; i++)
        {
            var tail = lines[i].EndsWith('\r') ? "\r" : "";
            lines[i] = $"{lines[i][..HeadOf(lines[i])]}{(i < redacted.Length ? redacted[i] : "")}{tail}";
        }
    }

    private static int HeadOf(string line) => line.Length > Data.Length && line[Data.Length] == ' ' ? Data.Length + 1 : Data.Length;
}
