namespace Radar.Api.Sync;

/// <summary>Brings a user's mail into Radar.</summary>
public interface ISyncService
{
    /// <summary>Reads what the mailbox received since the last sync, and stores the touches found in it.</summary>
    /// <param name="user">The address of the mailbox's owner.</param>
    /// <param name="cancellationToken">Cancels the sync; what was stored stays stored.</param>
    /// <exception cref="HttpRequestException">The mail API refused to list the mailbox.</exception>
    Task<SyncSummary> SyncAsync(string user, CancellationToken cancellationToken);
}
