namespace Frames.Api.Batches;

/// <summary>What a batch held.</summary>
/// <param name="Gateway">The gateway that sent it.</param>
/// <param name="Batch">Its number; the gateway chooses it.</param>
/// <param name="Readings">How many readings it held.</param>
/// <param name="Notices">How many notices it held.</param>
/// <param name="Sensors">How many sensors they came from.</param>
public sealed record BatchSummary(string Gateway, string Batch, int Readings, int Notices, int Sensors);
