using System.Reflection;
using System.Text.Json.Serialization;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Inspection;

public class FindingKindsTests
{
    [Fact]
    public void Each_kind_of_finding_is_written_with_its_own_name()
    {
        var written = typeof(Finding).GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);
        var kinds = typeof(Finding).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Finding)) && !type.IsAbstract).ToArray();

        Assert.Equal(kinds.Select(kind => kind.Name).Order(), written.Keys.Select(kind => kind.Name).Order());
        Assert.Equal(kinds.Length, written.Values.Distinct().Count());
        Assert.All(written.Values, name => Assert.Matches("^[a-z][A-Za-z]+$", name));
    }
}
