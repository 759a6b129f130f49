namespace Wirefix.Traffic.Formats.GoReplay;

/// <summary>
/// Joins requests with responses by their id while holding a bounded number of them: where one comes too much the oldest
/// request goes on as it is.
/// </summary>
internal sealed class GorPending(Action<GorRecord, GorRecord?> found)
{
    // Requests in flight at one time on the busiest server, many times over.
    private const int MostHeld = 10_000;

    // Bodies of what is in flight.
    private const long MostBytes = 128 << 20;

    private readonly Dictionary<string, LinkedListNode<Held>> _held = new(StringComparer.Ordinal);

    private readonly LinkedList<Held> _order = [];

    private long _bytes;

    /// <summary>How many responses of the recorded server came whose request did not.</summary>
    public int Alone { get; private set; }

    /// <summary>Takes a record; its bytes are copied where it has to wait for another.</summary>
    public void Take(GorRecord record)
    {
        if (!_held.TryGetValue(record.Id, out var node))
        {
            node = _order.AddLast(new Held(record.Id, null, null));
            _held.Add(record.Id, node);
        }

        var joined = node.Value.With(record);
        if (joined is { Request: { } request, Response: { Kind: GorKind.Response } response })
        {
            Drop(node);
            found(request, response);
            return;
        }

        _bytes += joined.Bytes - node.Value.Bytes;
        node.Value = node.Value.With(record with { Http = record.Http.ToArray() });
        while (_held.Count > MostHeld || _bytes > MostBytes)
            Release(_order.First!);
    }

    /// <summary>Lets go of all that is held, oldest first.</summary>
    public void Flush()
    {
        while (_order.First is { } oldest)
            Release(oldest);
    }

    private void Release(LinkedListNode<Held> node)
    {
        Drop(node);
        if (node.Value.Request is { } request)
            found(request, node.Value.Response);
        else if (node.Value.Response?.Kind == GorKind.Response)
            Alone++;
    }

    private void Drop(LinkedListNode<Held> node)
    {
        _order.Remove(node);
        _held.Remove(node.Value.Id);
        _bytes -= node.Value.Bytes;
    }

    private sealed record Held(string Id, GorRecord? Request, GorRecord? Response)
    {
        public long Bytes => (Request?.Http.Length ?? 0L) + (Response?.Http.Length ?? 0L);

        // The first request stays; the recorded server's response counts more than the one to a replay.
        public Held With(GorRecord record) => record.Kind switch
        {
            GorKind.Request => Request is null ? this with { Request = record } : this,
            GorKind.Response => this with { Response = record },
            _ => Response is null ? this with { Response = record } : this,
        };
    }
}
