using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Reads what every <c>IServiceCollection</c> of a solution is told.</summary>
internal static class Registrations
{
    /// <summary>All registrations in the order of source.</summary>
    public static ImmutableArray<Registration> Read(CodeIndex index, FactoryResults factories)
    {
        var types = new NamedTypes(index);
        IRegistrationReader[] readers = [new NamedServices(types, factories, new Conditions(index)), new Scans(index)];
        return
        [
            .. from unit in index.Units
               from operation in unit.Operations
               from reader in readers
               from registration in reader.Read(unit, operation)
               select registration,
        ];
    }
}
