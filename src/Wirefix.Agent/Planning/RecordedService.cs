using Microsoft.CodeAnalysis;

namespace Wirefix.Agent.Planning;

/// <summary>A service that was recorded, and the project of the solution that is it.</summary>
/// <param name="Name">The name under which it was recorded; empty where the capture does not say.</param>
/// <param name="Project">The project, in the working copy.</param>
internal sealed record RecordedService(string Name, Project Project);
