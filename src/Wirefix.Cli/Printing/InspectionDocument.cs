using System.Collections.Immutable;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix inspect --json</c> prints.</summary>
/// <param name="SchemaVersion">The version of this document's shape.</param>
/// <param name="Exchanges">How many exchanges were read.</param>
/// <param name="OtherPairs">Pairs of other protocols than HTTP.</param>
/// <param name="Inspection">What is in the capture.</param>
/// <param name="Problems">Entries that could not be read.</param>
internal sealed record InspectionDocument(
    int SchemaVersion, int Exchanges, int OtherPairs, Inspection Inspection, ImmutableArray<CaptureProblem> Problems);
