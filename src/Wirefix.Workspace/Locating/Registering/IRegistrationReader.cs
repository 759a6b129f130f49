using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Reads one form of registration.</summary>
internal interface IRegistrationReader
{
    /// <summary>What an operation of a unit registers; none where it is another form or no registration.</summary>
    IEnumerable<Registration> Read(CodeUnit unit, IOperation operation);
}
