namespace Wirefix.Replay.Recording;

/// <summary>What was recorded of one process.</summary>
/// <param name="Name">The service's name: that of the assembly it was started with.</param>
/// <param name="File">The file of RRPair JSON lines.</param>
/// <param name="Inbound">How many requests it answered.</param>
/// <param name="Outbound">How many requests it sent.</param>
public sealed record RecordedService(string Name, string File, int Inbound, int Outbound);
