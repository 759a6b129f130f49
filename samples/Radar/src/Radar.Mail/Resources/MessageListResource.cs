namespace Radar.Mail.Resources;

/// <summary>A page of the listing, as the API sends it.</summary>
internal sealed record MessageListResource(IReadOnlyList<MessageReference>? Messages, string? NextPageToken);

/// <summary>An entry of the listing.</summary>
internal sealed record MessageReference(string Id, string ThreadId);
