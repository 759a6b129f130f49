using System.Collections.Immutable;
using System.Text;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Checks event streams and lines of JSON: each event is whole and is one.</summary>
internal static class Streams
{
    // A stream of plain words may hold a brace; in a stream of JSON at least half of what looks like it is.
    private const double ShareOfJson = 0.5;

    private const int FewestCompleted = 2;

    // A document that was split into more events is not looked for.
    private const int MostParts = 30;

    // Each is held against all events of the upstream; a relay that splits does so early.
    private const int MostPieces = 20;

    // A shorter one may be a word of the text, such as a brace.
    private const int ShortestPiece = 4;

    /// <summary>What is wrong with a stream's events, seen by themselves; null where nothing is.</summary>
    public static FramingFlaw? OfEvents(Message message)
    {
        var (events, strays, ended) = EventStream.Parse(message);
        var json = events.Where(part => part.LooksLikeJson).ToArray();
        if (events.FirstOrDefault(part => part.IsMerged) is { } merged)
            return new FramingFlaw(FramingFault.MergedEvents, $"event {events.IndexOf(merged) + 1} of {events.Length} holds several: {Quote.Of(merged.Data)}");
        if (events.Length > 0 && !strays.IsEmpty)
            return Strayed(events.Length, strays[0]);
        var cut = json.Where(part => part.Ending == JsonEnding.CutOff).ToArray();
        if (cut.Length == 0 && EventStream.IsUnfinished(message) && !ended)
            return Unfinished(events);
        if (cut.Length == 0 || (json.Length - cut.Length < ShareOfJson * json.Length && cut.Count(part => IsCompleted(events, part)) < FewestCompleted))
            return null;
        var place = events.IndexOf(cut[0]);
        var rest = place + 1 < events.Length ? $", and the next one goes on with {Quote.Of(events[place + 1].Data)}" : "";
        return new FramingFlaw(
            FramingFault.SplitEvent,
            $"event {place + 1} of {events.Length} ends within its JSON: {Quote.End(cut[0].Data)}{rest}",
            Doubtful: place == events.Length - 1 && !ended);
    }

    /// <summary>What is wrong with lines of which each should be one JSON document; null where nothing is.</summary>
    public static FramingFlaw? OfLines(Message message)
    {
        var lines = message.BodyText.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToImmutableArray();
        for (var i = 0; i < lines.Length; i++)
        {
            if (FlawOfLine(lines, i) is { } flaw)
                return flaw;
        }

        return null;
    }

    /// <summary>
    /// What became of an upstream's stream that the service passes on: the upstream's events are the truth. Null where the
    /// service passes them on one by one, and where it does not pass that stream on.
    /// </summary>
    public static FramingFlaw? OfRelay(Message upstream, Message service)
    {
        var sent = EventStream.Parse(upstream).Events.Select(part => Bare(part.Data)).Where(data => data.Length > 0).ToImmutableArray();
        var relayed = EventStream.Parse(service).Events.Select(part => Bare(part.Data)).Where(data => data.Length > 0).ToImmutableArray();
        if (sent.Length < 2)
            return null;
        if (PieceOf(sent, relayed) is { } piece)
            return piece;
        if (sent.Length == relayed.Length || string.Concat(sent) != string.Concat(relayed))
            return null;
        var known = sent.ToHashSet(StringComparer.Ordinal);
        var odd = relayed.FirstOrDefault(data => !known.Contains(data)) ?? relayed[0];
        var counts = $"the upstream sent {sent.Length} events, the service passes the same text on as {relayed.Length}";
        return relayed.Length > sent.Length
            ? new FramingFlaw(FramingFault.SplitEvent, $"{counts}: {Quote.End(odd)} is a piece of one")
            : new FramingFlaw(FramingFault.MergedEvents, $"{counts}: {Quote.Of(odd)} is several");
    }

    // Who leaves early seldom does so right behind a line, and a recorder that trims takes that line's end as well.
    private static FramingFlaw Unfinished(ImmutableArray<StreamEvent> events) => new(
        FramingFault.SplitEvent,
        $"event {events.Length} of {events.Length} has no blank line behind it, so that no reader gets to see {Quote.Of(events[^1].Data)}");

    private static FramingFlaw Strayed(int events, (int Event, string Line) stray) => new(
        FramingFault.SplitEvent,
        $"event {Math.Max(1, Math.Min(stray.Event + 1, events))} of {events} goes on with a line without a field's name, which readers leave out: {Quote.Of(stray.Line)}");

    // Several documents that the events behind their beginnings complete were split; one may be a text that is sent word by word.
    private static bool IsCompleted(ImmutableArray<StreamEvent> events, StreamEvent beginning)
    {
        var (lines, text) = (beginning.Data, beginning.Data);
        foreach (var part in events.Skip(events.IndexOf(beginning) + 1).Take(MostParts))
        {
            (lines, text) = ($"{lines}\n{part.Data}", text + part.Data);
            if (JsonText.IsWhole(Encoding.UTF8.GetBytes(lines)) || JsonText.IsWhole(Encoding.UTF8.GetBytes(text)))
                return true;
        }

        return false;
    }

    // A relay that reads whatever the network gives it breaks events within their JSON, and may lose what lies between the
    // pieces, so that the texts need not agree. One that takes the words out of the JSON on purpose leaves no half of it.
    private static FramingFlaw? PieceOf(ImmutableArray<string> sent, ImmutableArray<string> relayed)
    {
        var whole = sent.Where(data => JsonText.IsWhole(Encoding.UTF8.GetBytes(data))).ToArray();
        var known = sent.ToHashSet(StringComparer.Ordinal);
        foreach (var data in relayed.Where(data => !known.Contains(data)).Take(MostPieces))
        {
            if (Array.Find(whole, part => IsHalf(data, part)) is { } source)
                return new FramingFlaw(FramingFault.SplitEvent, $"the event {Quote.End(data)} is a piece of the upstream's event {Quote.Of(source)}");
        }

        return null;
    }

    // The beginning of a document that is no document, or the end of one.
    private static bool IsHalf(string data, string source) =>
        data.Length >= ShortestPiece
        && data.Length < source.Length
        && (source.StartsWith(data, StringComparison.Ordinal) || source.EndsWith(data, StringComparison.Ordinal))
        && !JsonText.IsValue(Encoding.UTF8.GetBytes(data));

    private static FramingFlaw? FlawOfLine(ImmutableArray<string> lines, int index)
    {
        var line = Encoding.UTF8.GetBytes(lines[index]);
        if (!JsonText.Begins(line))
            return null;
        if (JsonText.IsSeveral(line))
            return new FramingFlaw(FramingFault.MergedEvents, $"line {index + 1} of {lines.Length} holds several documents: {Quote.Of(lines[index])}");
        if (JsonText.Read(line).Ending != JsonEnding.CutOff)
            return null;
        var seen = $"line {index + 1} of {lines.Length} ends within its JSON: {Quote.End(lines[index])}";
        return index == lines.Length - 1
            ? new FramingFlaw(FramingFault.CutOffJson, seen)
            : new FramingFlaw(FramingFault.SplitEvent, $"{seen}, and the next one goes on with {Quote.Of(lines[index + 1])}");
    }

    // How the lines of one event's data are broken and spaced does not matter to what they say.
    private static string Bare(string data) => string.Concat(data.Where(character => !char.IsWhiteSpace(character)));
}
