using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>A member that handles messages of a type.</summary>
/// <param name="Message">The type; a type parameter where it handles any.</param>
/// <param name="Unit">The member.</param>
/// <param name="Place">Where its type is registered; null where that is not seen.</param>
internal sealed record MessageHandler(ITypeSymbol Message, CodeUnit Unit, Location? Place)
{
    /// <summary>Whether it handles messages of every type.</summary>
    public bool IsOpen => Message is ITypeParameterSymbol;
}
