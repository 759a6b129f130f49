namespace Frames.Api.Batches;

/// <summary>How far a gateway's data has come.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="Batches">How many of its batches were taken.</param>
/// <param name="Readings">How many readings they held.</param>
/// <param name="LatestAt">When the newest of their frames was made; null where they held none.</param>
/// <param name="LastNotice">The newest notice; null where there was none.</param>
public sealed record GatewayState(string Gateway, int Batches, int Readings, DateTimeOffset? LatestAt, string? LastNotice);
