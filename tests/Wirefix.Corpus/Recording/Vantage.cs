using Wirefix.Traffic;

namespace Wirefix.Corpus.Recording;

/// <summary>What a proxy stands for: how the exchanges that pass it are recorded.</summary>
/// <param name="Direction">Which way they go, seen from the recorded service.</param>
/// <param name="Service">The recorded service's name.</param>
/// <param name="Host">The host name that stands in recorded URLs in place of a loopback port.</param>
public sealed record Vantage(Direction Direction, string Service, string Host);
