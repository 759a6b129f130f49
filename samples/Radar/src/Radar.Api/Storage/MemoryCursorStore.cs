using System.Collections.Concurrent;

namespace Radar.Api.Storage;

/// <summary>Keeps the cursors in memory.</summary>
public sealed class MemoryCursorStore : ICursorStore
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _cursors = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public DateTimeOffset? Get(string user) => _cursors.TryGetValue(user, out var cursor) ? cursor : null;

    /// <inheritdoc />
    public void Advance(string user, DateTimeOffset to) =>
        _cursors.AddOrUpdate(user, to, (_, cursor) => to > cursor ? to : cursor);
}
