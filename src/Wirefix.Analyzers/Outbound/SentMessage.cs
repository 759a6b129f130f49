using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;

namespace Wirefix.Analyzers.Outbound;

/// <summary>The <c>HttpRequestMessage</c> that a call sends, built at the call or in a local of the same member.</summary>
/// <param name="Creation">Where it is created.</param>
/// <param name="Local">The local that holds it; null where it is built at the call.</param>
/// <param name="Method">The HTTP method in upper case; null where the code does not tell.</param>
/// <param name="Address">The address that it is given; null for none.</param>
/// <param name="Content">The content that it is given; null for none.</param>
internal sealed record SentMessage(
    IObjectCreationOperation Creation, ILocalSymbol? Local, string? Method, IOperation? Address, IOperation? Content)
{
    /// <summary>Reads the message of a call; null where it sends none, or one from elsewhere.</summary>
    public static SentMessage? Of(IInvocationOperation call, MemberBody body)
    {
        if (call.ArgumentFor("request") is not { } request)
            return null;

        var local = (request as ILocalReferenceOperation)?.Local;
        var value = local is null ? request : body.OnlyValue(local)?.Unwrapped();
        if (value is not IObjectCreationOperation creation || !creation.Type.IsHttpType("HttpRequestMessage"))
            return null;

        var set = Set(creation, local, body).ToArray();
        var method = set.LastOrDefault(part => part.Name == "Method").Value;
        var address = set.LastOrDefault(part => part.Name == "RequestUri").Value ?? creation.ArgumentFor("requestUri");
        var content = set.LastOrDefault(part => part.Name == "Content").Value;
        return new SentMessage(creation, local, method is null ? MethodOf(creation) : NameOf(method), address, content);
    }

    /// <summary>The HTTP method that a message is created with; null where the code does not tell.</summary>
    public static string? MethodOf(IObjectCreationOperation creation) => creation.ArgumentFor("method") is { } method
        ? NameOf(method)
        : DefaultMethod(creation);

    /// <summary>The properties that the initializer and later statements set, in source order.</summary>
    private static IEnumerable<(string Name, IOperation Value)> Set(IObjectCreationOperation creation, ILocalSymbol? local, MemberBody body)
    {
        var initial = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [];
        var later = local is null ? [] : body.Operations.OfType<ISimpleAssignmentOperation>().Where(assignment =>
            assignment.Target is IPropertyReferenceOperation { Instance: { } holder } && holder.IsLocal(local));
        return from assignment in initial.Concat(later)
               where assignment.Target is IPropertyReferenceOperation
               select (((IPropertyReferenceOperation)assignment.Target).Property.Name, assignment.Value.Unwrapped());
    }

    private static string? DefaultMethod(IObjectCreationOperation creation) => creation.Arguments.IsEmpty ? "GET" : null;

    private static string? NameOf(IOperation method) => method switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true } property } when property.Type.IsHttpType("HttpMethod") =>
            property.Name.ToUpperInvariant(),
        IObjectCreationOperation creation => (creation.ArgumentFor("method")?.ConstantValue.Value as string)?.ToUpperInvariant(),
        _ => null,
    };
}
