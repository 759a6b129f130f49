using System.Collections.Immutable;
using Wirefix.Traffic.Comparison;
using Wirefix.Traffic.Formats;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix compare --json</c> prints.</summary>
/// <param name="SchemaVersion">The version of this document's shape.</param>
/// <param name="Comparison">The two snapshots side by side.</param>
/// <param name="Problems">Entries of either that could not be read.</param>
internal sealed record ComparisonDocument(int SchemaVersion, SnapshotComparison Comparison, ImmutableArray<CaptureProblem> Problems);
