namespace Wirefix.Traffic.Formats.Logs;

/// <summary>
/// Joins the lines of HttpClient's handlers to calls. They carry the caller's ids, so that calls at one time are told apart by
/// client, method and URL, and then by when they must have begun. The inner handler tells of each attempt; the outer one counts
/// only where the inner one is silent.
/// </summary>
internal sealed class OutboundLog(Action<LoggedExchange> found)
{
    // Calls in flight at one time from the busiest service, many times over.
    private const int MostOpen = 10_000;

    // Calls of one client to one URL in flight at one time for one caller, where each line looks through them.
    private const int MostAlike = 100;

    private const int LongestReason = 200;

    private readonly Dictionary<string, List<Open>> _open = new(StringComparer.Ordinal);

    private readonly LinkedList<Open> _order = [];

    /// <summary>How many lines told of no call that could be found.</summary>
    public int Alone { get; private set; }

    /// <summary>Takes a line.</summary>
    public void Take(LogEvent line, LogKind kind)
    {
        var inner = line.Category!.EndsWith(LogKinds.ClientHandler, StringComparison.Ordinal);
        if (kind == LogKind.OutboundStart)
            Begin(line, inner);
        else
            End(line, inner);
    }

    /// <summary>Lets go of all that is open, oldest first.</summary>
    public void Flush()
    {
        while (_order.First is { } oldest)
            GiveUp(oldest.Value);
    }

    private static string KeyOf(LogEvent line, bool inner)
    {
        var client = line.Category![..line.Category!.LastIndexOf('.')];
        return string.Join('\n', inner, client, line.TraceId, line.SpanId ?? line.RequestId, line.Text("HttpMethod"), line.Text("Uri"));
    }

    private void Begin(LogEvent line, bool inner)
    {
        if (ExchangeOf(line) is not { } exchange)
        {
            Alone++;
            return;
        }

        if (inner && _open.GetValueOrDefault(KeyOf(line, inner: false))?.Find(outer => !outer.Covered) is { } covered)
            covered.Covered = true;
        var open = new Open(KeyOf(line, inner), exchange with { Start = line.Time });
        if (!_open.TryGetValue(open.Key, out var same))
            _open.Add(open.Key, same = []);
        same.Add(open);
        open.Node = _order.AddLast(open);
        if (same.Count > MostAlike)
            GiveUp(same[0]);
        if (_order.Count > MostOpen)
            GiveUp(_order.First!.Value);
    }

    private void End(LogEvent line, bool inner)
    {
        var elapsed = line.Number("ElapsedMilliseconds") is { } milliseconds ? Stamp.Milliseconds(milliseconds) : null;
        var began = line.Time - elapsed;
        var open = _open.GetValueOrDefault(KeyOf(line, inner))?.MinBy(candidate => (candidate.Exchange.Start - began)?.Duration() ?? TimeSpan.Zero);
        if (open is not null)
            Drop(open);
        var exchange = open?.Exchange ?? (inner ? ExchangeOf(line) : null);
        if (exchange is null)
            Alone++;
        else if (open?.Covered != true)
            found(exchange with { Status = line.Status, Duration = elapsed, End = line.Time, FailureReason = line.Status is null ? ReasonOf(line) : null });
    }

    private static LoggedExchange? ExchangeOf(LogEvent line)
    {
        if (line.Text("HttpMethod") is not { } method || line.Text("Uri") is not { } url)
            return null;
        return new LoggedExchange
        {
            Line = line.Line,
            Direction = Direction.Outbound,
            TraceId = line.TraceId?.ToLowerInvariant(),
            Service = line.Service,
            Method = method,
            // HttpClient writes a star for the query, which may hold secrets.
            Target = url.EndsWith("?*", StringComparison.Ordinal) ? url[..^2] : url,
        };
    }

    // The exception's type and message, as its first line has them.
    private static string? ReasonOf(LogEvent line)
    {
        var reason = line.Exception?.Split('\n')[0].Trim();
        return reason?.Length > LongestReason ? reason[..LongestReason] : reason;
    }

    private void GiveUp(Open open)
    {
        Drop(open);
        if (!open.Covered)
            found(open.Exchange);
    }

    private void Drop(Open open)
    {
        _order.Remove(open.Node!);
        var same = _open[open.Key];
        same.Remove(open);
        if (same.Count == 0)
            _open.Remove(open.Key);
    }

    private sealed class Open(string key, LoggedExchange exchange)
    {
        public string Key => key;

        public LoggedExchange Exchange => exchange;

        // Whether the inner handler told of it too.
        public bool Covered { get; set; }

        public LinkedListNode<Open>? Node { get; set; }
    }
}
