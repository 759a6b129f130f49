using System.Collections.Immutable;

namespace Wirefix.Workspace.Checking;

/// <summary>In what the compiler's errors and warnings of two versions of a code differ.</summary>
/// <param name="New">Those that only the newer version has, as the compiler prints them.</param>
/// <param name="Gone">Those that only the older version has.</param>
public sealed record DiagnosticDifference(ImmutableArray<string> New, ImmutableArray<string> Gone);
