namespace Radar.Api.Storage;

/// <summary>Remembers up to when each mailbox has been read.</summary>
public interface ICursorStore
{
    /// <summary>The time of the newest message read from the user's mailbox; null before the first sync.</summary>
    DateTimeOffset? Get(string user);

    /// <summary>Moves the user's cursor forward. A cursor never moves back.</summary>
    void Advance(string user, DateTimeOffset to);
}
