using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>A type declared in source, and the project that declares it.</summary>
internal sealed record SourceType(Project Project, INamedTypeSymbol Symbol);
