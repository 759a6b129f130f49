namespace Radar.Api.Storage;

/// <summary>Keeps the touches in memory.</summary>
public sealed class MemoryTouchStore : ITouchStore
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _messageIds = [];
    private readonly Dictionary<string, List<Touch>> _byAccount = [];

    /// <inheritdoc />
    public int Add(IEnumerable<Touch> touches)
    {
        lock (_gate)
        {
            return touches.Count(TryAdd);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<Touch> Of(string account)
    {
        lock (_gate)
        {
            return _byAccount.TryGetValue(account, out var touches) ? [.. touches] : [];
        }
    }

    private bool TryAdd(Touch touch)
    {
        if (!_messageIds.Add(touch.MessageId))
        {
            return false;
        }

        if (!_byAccount.TryGetValue(touch.Account, out var touches))
        {
            _byAccount[touch.Account] = touches = [];
        }

        touches.Add(touch);
        return true;
    }
}
