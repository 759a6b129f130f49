using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Fields;

/// <summary>A value that goes from one member into another.</summary>
/// <param name="To">The property or field that it is set in.</param>
/// <param name="Role">Whether as it is or as something made of it.</param>
/// <param name="Unit">The code that sets it.</param>
/// <param name="Operation">What sets it.</param>
internal sealed record Passing(ISymbol To, FieldRole Role, CodeUnit Unit, IOperation Operation);
