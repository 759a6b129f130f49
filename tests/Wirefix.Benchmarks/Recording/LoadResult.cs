namespace Wirefix.Benchmarks.Recording;

/// <summary>What a service did under load.</summary>
/// <param name="Throughput">Answers a second.</param>
/// <param name="Median">The median time from request to answer, in milliseconds.</param>
internal sealed record LoadResult(double Throughput, double Median);
