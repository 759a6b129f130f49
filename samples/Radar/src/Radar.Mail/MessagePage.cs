namespace Radar.Mail;

/// <summary>One page of a mailbox's listing, newest message first.</summary>
/// <param name="Ids">The ids of the messages on the page.</param>
/// <param name="NextPageToken">Asks for the next page; null on the last one.</param>
public sealed record MessagePage(IReadOnlyList<string> Ids, string? NextPageToken);
