using Wirefix.Facts;
using Wirefix.Workspace.Indexing;

namespace Wirefix.Workspace.Locating.Candidates;

/// <summary>A place that syntax takes for an end of a symptom: a route that serves it, or a request that it is about.</summary>
/// <param name="Project">The project file, below the tree's root; empty where no project is around.</param>
/// <param name="File">The file, below the tree's root.</param>
/// <param name="Place">The place.</param>
/// <param name="Endpoint">What stood on the wire.</param>
/// <param name="Score">How well both fit, from 0 to 1.</param>
internal sealed record Candidate(string Project, string File, WirePlace Place, Endpoint Endpoint, double Score);
