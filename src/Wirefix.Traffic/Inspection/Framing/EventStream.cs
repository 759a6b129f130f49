using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>The events of a text/event-stream body (HTML standard, 9.2.6).</summary>
/// <param name="Events">The events that hold data, in order.</param>
/// <param name="Strays">
/// The lines that begin with no field's name, so that a reader leaves them out, each with the number of events before its own.
/// </param>
/// <param name="EndsWithBlankLine">Whether a blank line stands behind the last event; without it no reader gets to see that event.</param>
internal sealed record EventStream(ImmutableArray<StreamEvent> Events, ImmutableArray<(int Event, string Line)> Strays, bool EndsWithBlankLine)
{
    /// <summary>Reads the events; a last one without its blank line is kept.</summary>
    public static EventStream Parse(Message message)
    {
        var lines = message.BodyText.ReplaceLineEndings("\n").Split('\n');
        var events = ImmutableArray.CreateBuilder<StreamEvent>();
        var strays = ImmutableArray.CreateBuilder<(int, string)>();
        var open = new List<string>();
        foreach (var line in lines[..^1])
        {
            if (StreamEvent.IsStray(line))
                strays.Add((events.Count, line));
            if (line.Length > 0)
                open.Add(line);
            else
                Close(open, events);
        }

        if (lines[^1].Length > 0)
            open.Add(lines[^1]);
        var ended = !IsEvent(open);
        Close(open, events);
        return new EventStream(events.ToImmutable(), strays.ToImmutable(), ended);
    }

    /// <summary>Whether the body ends with the end of a line that is not blank, as of an event that was written and never dispatched.</summary>
    public static bool IsUnfinished(Message message) =>
        message.BodyText.ReplaceLineEndings("\n") is { Length: > 1 } text && text[^1] == '\n' && text[^2] != '\n';

    private static void Close(List<string> lines, ImmutableArray<StreamEvent>.Builder events)
    {
        if (IsEvent(lines))
            events.Add(StreamEvent.Of(lines));
        lines.Clear();
    }

    private static bool IsEvent(List<string> lines) => lines.Any(line => StreamEvent.IsField(line, "data"));
}
