using FsCheck;
using FsCheck.Fluent;

namespace Wirefix.Facts.Tests;

public sealed class PayloadPathTests
{
    [Theory]
    [InlineData("$.total", "$", "total")]
    [InlineData("$.lines[*].sku", "$.lines[*]", "sku")]
    [InlineData("$['unit price']", "$", "unit price")]
    [InlineData("$.a['it\\'s [\\'b\\']'].c", "$.a['it\\'s [\\'b\\']']", "c")]
    [InlineData("$.a['it\\'s [\\'b\\']']", "$.a", "it's ['b']")]
    [InlineData("$['a.b']['c']", "$['a.b']", "c")]
    public void A_field_has_a_name_and_stands_in_an_object(string path, string parent, string name) =>
        Assert.Equal((parent, name), (PayloadPath.Parent(path), PayloadPath.Name(path)));

    [Fact]
    public void A_text_that_is_no_path_is_read_as_far_as_it_goes() =>
        Prop.ForAll(Gen.Elements("$", ".", "[", "]", "['", "']", "'", "\\", "*", "a").ArrayOf().ToArbitrary(), parts =>
        {
            var path = string.Concat(parts);
            return PayloadPath.Name(path).Length <= path.Length && (PayloadPath.Parent(path) is not { } parent || path.StartsWith(parent, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("$")]
    [InlineData("$[*]")]
    [InlineData("$.lines[*]")]
    [InlineData("")]
    [InlineData("']")]
    public void The_root_and_the_places_of_a_list_have_neither(string path) =>
        Assert.Equal((null, ""), (PayloadPath.Parent(path), PayloadPath.Name(path)));
}
