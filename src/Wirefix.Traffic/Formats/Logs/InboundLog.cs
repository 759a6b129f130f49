namespace Wirefix.Traffic.Formats.Logs;

/// <summary>
/// Joins the lines of the server to exchanges: by trace id and span id, then by request id, then, where a line has neither, by
/// method and path. It holds a bounded number of exchanges; where one comes too much the oldest goes on as it is.
/// </summary>
internal sealed class InboundLog(Action<LoggedExchange> found)
{
    // Requests in flight at one time on the busiest server, many times over.
    private const int MostOpen = 10_000;

    // Bodies of what is in flight.
    private const long MostBytes = 64 << 20;

    // Requests of one method and path in flight at one time in a log without ids, where each line looks through them.
    private const int MostAlike = 100;

    private readonly Dictionary<string, LinkedListNode<Open>> _byKey = new(StringComparer.Ordinal);

    private readonly LinkedList<Open> _order = [];

    // Those that no line gave an id, by method and path.
    private readonly Dictionary<string, List<LinkedListNode<Open>>> _alike = new(StringComparer.Ordinal);

    private int _withoutId;

    private long _bytes;

    /// <summary>How many lines told of no exchange that could be found.</summary>
    public int Alone { get; private set; }

    /// <summary>Takes a line; the host's last one ends the exchange.</summary>
    public void Take(LogEvent line, LogKind kind)
    {
        string[] keys = [.. KeysOf(line)];
        var place = keys.Length == 0 ? PlaceOf(line) : null;
        var node = keys.Length > 0 ? ByKey(keys) : Nearest(place, kind);
        if (node is null && keys.Length == 0 && place is null)
        {
            Alone++;
            return;
        }

        node ??= Begin(line, keys, place);
        Add(node, line, kind);
        if (kind == LogKind.InboundEnd)
            Release(node);
        while (_order.Count > MostOpen || _bytes > MostBytes)
            Release(_order.First!);
    }

    /// <summary>Lets go of all that is open, oldest first.</summary>
    public void Flush()
    {
        while (_order.First is { } oldest)
            Release(oldest);
    }

    private static IEnumerable<string> KeysOf(LogEvent line)
    {
        var (trace, span, request) = (line.TraceId, line.SpanId, line.RequestId);
        if (trace is not null && span is not null)
            yield return $"span {trace}/{span}";
        if (request is not null)
            yield return $"request {request}";
        else if (trace is not null && span is null)
            yield return $"trace {trace}";
    }

    // What tells lines without ids apart: who was asked for what.
    private static string? PlaceOf(LogEvent line)
    {
        var method = line.Text("Method") ?? line.Text("RequestMethod");
        var path = line.Text("Path") is { } own ? line.Text("PathBase") + own : line.Text("RequestPath")?.Split('?')[0];
        return method is null || path is null ? null : $"{method} {path}";
    }

    private LinkedListNode<Open>? ByKey(string[] keys) =>
        keys.Select(key => _byKey.GetValueOrDefault(key)).FirstOrDefault(known => known is not null);

    // Without an id: the oldest of the same method and path that this kind of line has not yet told of; a line that names neither
    // belongs to the only one that is open, or to none.
    private LinkedListNode<Open>? Nearest(string? place, LogKind kind)
    {
        if (place is null)
            return _withoutId == 1 ? _alike.Values.First()[0] : null;
        return kind == LogKind.InboundStart ? null : _alike.GetValueOrDefault(place)?.Find(node => !node.Value.Has(kind));
    }

    private LinkedListNode<Open> Begin(LogEvent line, string[] keys, string? place)
    {
        var node = _order.AddLast(new Open(new LoggedExchange { Line = line.Line, Direction = Direction.Inbound }, keys, place));
        foreach (var key in keys)
            _byKey[key] = node;
        if (place is null)
            return node;
        if (!_alike.TryGetValue(place, out var alike))
            _alike.Add(place, alike = []);
        alike.Add(node);
        _withoutId++;
        if (alike.Count > MostAlike)
            Release(alike[0]);
        return node;
    }

    private void Add(LinkedListNode<Open> node, LogEvent line, LogKind kind)
    {
        var open = node.Value;
        var known = open.Exchange with
        {
            TraceId = open.Exchange.TraceId ?? line.TraceId?.ToLowerInvariant(),
            Service = open.Exchange.Service ?? line.Service,
        };
        node.Value = open with { Exchange = known.With(line, kind), Kinds = open.Kinds | (1 << (int)kind), Lines = open.Lines + 1 };
        _bytes += node.Value.Bytes - open.Bytes;
    }

    private void Release(LinkedListNode<Open> node)
    {
        var open = node.Value;
        _order.Remove(node);
        _bytes -= open.Bytes;
        foreach (var key in open.Keys.Where(key => _byKey.GetValueOrDefault(key) == node))
            _byKey.Remove(key);
        if (open.Place is not null)
            Forget(node, open.Place);
        if (open.Exchange is { Method: not null, Target: not null })
            found(open.Exchange);
        else
            Alone += open.Lines;
    }

    private void Forget(LinkedListNode<Open> node, string place)
    {
        var alike = _alike[place];
        alike.Remove(node);
        if (alike.Count == 0)
            _alike.Remove(place);
        _withoutId--;
    }

    // The kinds of its lines as bits, since a line of the same kind twice tells of another exchange.
    private sealed record Open(LoggedExchange Exchange, string[] Keys, string? Place, int Kinds = 0, int Lines = 0)
    {
        public long Bytes => (long)Exchange.RequestBody.Length + Exchange.ResponseBody.Length;

        public bool Has(LogKind kind) => (Kinds & (1 << (int)kind)) != 0;
    }
}
