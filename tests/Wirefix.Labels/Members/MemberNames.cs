using System.Text.RegularExpressions;

namespace Wirefix.Labels.Members;

/// <summary>
/// Documentation-comment ids, as far as syntax alone can tell them: the parameters' types without namespaces, outer types
/// and nullability. <c>M:A.B.C(System.Nullable{System.Int32})</c> is <c>M:A.B.C(Int32)</c>.
/// </summary>
public static partial class MemberNames
{
    /// <summary>What <see cref="DeclaredMembers"/> says of the member with this documentation-comment id.</summary>
    public static string OfId(string id)
    {
        var parameters = id.IndexOf('(', StringComparison.Ordinal);
        return parameters < 0 ? id : id[..parameters] + WithoutNullable(Qualifier().Replace(id[parameters..], ""));
    }

    private static string WithoutNullable(string parameters)
    {
        var bare = NullableValue().Replace(parameters, "$1");
        return bare == parameters ? bare : WithoutNullable(bare);
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_]*\.")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"\bNullable\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")]
    private static partial Regex NullableValue();
}
