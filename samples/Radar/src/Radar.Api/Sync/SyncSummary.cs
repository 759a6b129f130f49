namespace Radar.Api.Sync;

/// <summary>What one sync did.</summary>
/// <param name="User">The address of the mailbox's owner.</param>
/// <param name="Pages">The pages listed.</param>
/// <param name="Messages">The messages read.</param>
/// <param name="Touches">The touches stored that were not known before.</param>
/// <param name="Cursor">Up to when the mailbox is now read; null when it never held a message.</param>
public sealed record SyncSummary(string User, int Pages, int Messages, int Touches, DateTimeOffset? Cursor);
