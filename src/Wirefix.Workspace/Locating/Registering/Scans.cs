using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>
/// Reads scans of assemblies: fluent ones (<c>AddClasses(…).AsImplementedInterfaces()</c>), and loops over <c>GetTypes()</c> that
/// register what they find.
/// </summary>
internal sealed class Scans(CodeIndex index) : IRegistrationReader
{
    private static readonly string[] TypeLists = ["GetTypes", "GetExportedTypes", "DefinedTypes", "ExportedTypes"];

    /// <inheritdoc/>
    public IEnumerable<Registration> Read(CodeUnit unit, IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "AddClasses" } classes => Fluent(unit, classes),
        IInvocationOperation { Arguments: [{ Parameter: { } first }, ..] } call when DependencyInjection.IsCollection(first.Type) && NamesFoundType(call) =>
            Reflected(unit, call),
        _ => [],
    };

    private IEnumerable<Registration> Fluent(CodeUnit unit, IInvocationOperation classes)
    {
        var exposure = Chained(classes).Select(Exposure.Of).FirstOrDefault(found => found is not null) ?? Exposure.Self;
        var filter = TypeFilter.Of(classes.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()));
        return Found(unit, classes, Assemblies(unit, Receivers(classes)), filter, exposure);
    }

    private IEnumerable<Registration> Reflected(CodeUnit unit, IInvocationOperation call)
    {
        ImmutableArray<IOperation> all = [.. unit.Root.DescendantsAndSelf()];
        if (!all.Any(IsTypeList))
            return [];

        var exposure = call.Arguments.Select(argument => argument.Value.Bare()).OfType<ITypeOfOperation>().FirstOrDefault() is { } named
            ? Exposure.As(named.TypeOperand)
            : TypesIn(call) > 1 ? Exposure.Interfaces : Exposure.Self;
        return Found(unit, call, Assemblies(unit, all.Where(IsTypeList).SelectMany(list => list.Descendants())), TypeFilter.Of(all), exposure);
    }

    // Which of several found types wins is the order of metadata, which the source does not tell.
    private IEnumerable<Registration> Found(
        CodeUnit unit, IOperation scan, ImmutableHashSet<string> assemblies, TypeFilter filter, Exposure exposure)
    {
        var pairs = (
            from type in index.Types
            where type.Symbol is { TypeKind: TypeKind.Class, IsAbstract: false, IsImplicitlyDeclared: false }
            where assemblies.IsEmpty || assemblies.Contains(type.Symbol.ContainingAssembly.Name)
            where filter.Takes(type.Symbol)
            from service in exposure.ServicesOf(type.Symbol)
            select (Service: service, Type: type.Symbol)).ToArray();
        var counts = pairs.CountBy(pair => ServiceType.KeyOf(pair.Service)).ToDictionary();
        return pairs.Select(pair => new Registration
        {
            Service = pair.Service,
            Implementation = pair.Type,
            IsSure = filter.IsWhole && counts[ServiceType.KeyOf(pair.Service)] == 1,
            Unit = unit,
            Operation = scan,
        });
    }

    private static ImmutableHashSet<string> Assemblies(CodeUnit unit, IEnumerable<IOperation> sources)
    {
        var names = new HashSet<string>();
        foreach (var source in sources)
        {
            switch (source)
            {
                case IInvocationOperation { TargetMethod: { Name: "FromAssemblyOf" or "FromAssembliesOf", TypeArguments: [var type] } }:
                    names.Add(type.ContainingAssembly.Name);
                    break;
                case ITypeOfOperation { TypeOperand.ContainingAssembly: { } assembly }:
                    names.Add(assembly.Name);
                    break;
                case IInvocationOperation { TargetMethod.Name: "GetExecutingAssembly" or "FromCallingAssembly" }:
                    names.Add(unit.Member.ContainingAssembly.Name);
                    break;
            }
        }

        return [.. names];
    }

    private static IEnumerable<IInvocationOperation> Chained(IOperation call) => call.Ancestors().OfType<IInvocationOperation>();

    private static IEnumerable<IOperation> Receivers(IInvocationOperation call) =>
        (call.Instance ?? call.Arguments.FirstOrDefault()?.Value)?.DescendantsAndSelf() ?? [];

    private static bool IsTypeList(IOperation operation) => operation switch
    {
        IInvocationOperation call => TypeLists.Contains(call.TargetMethod.Name),
        IPropertyReferenceOperation property => TypeLists.Contains(property.Property.Name),
        _ => false,
    };

    private static bool NamesFoundType(IInvocationOperation call) =>
        call.Arguments.Any(argument => NamedTypes.IsType(argument.Value) && argument.Value.Bare() is not ITypeOfOperation);

    private static int TypesIn(IInvocationOperation call) => call.Arguments.Count(argument => NamedTypes.IsType(argument.Value));
}
