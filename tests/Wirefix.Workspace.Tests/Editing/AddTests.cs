using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Tests.Editing;

public sealed class AddTests
{
    [Theory]
    [InlineData("public class Till\n{\n    public int A => 1;\n}\n", "public class Till\n{\n    public int A => 1;\n\n    public int B()\n    {\n        return 2;\n    }\n}\n")]
    [InlineData("public class Till\n{\n}\n", "public class Till\n{\n    public int B()\n    {\n        return 2;\n    }\n}\n")]
    [InlineData("public class Till { }\n", "public class Till { \n    public int B()\n    {\n        return 2;\n    }\n}\n")]
    [InlineData("namespace N\r\n{\r\n\tpublic class Till\r\n\t{\r\n\t\tpublic int A => 1;\r\n\t}\r\n}\r\n", "namespace N\r\n{\r\n\tpublic class Till\r\n\t{\r\n\t\tpublic int A => 1;\r\n\r\n\t\tpublic int B()\r\n\t\t{\r\n\t\t\treturn 2;\r\n\t\t}\r\n\t}\r\n}\r\n")]
    public async Task A_member_is_added_at_the_end_of_its_type(string source, string expected) =>
        Assert.Equal(expected, await Edited.TextAsync(source, new AddMember("Till", "public int B()\n{\n    return 2;\n}")));

    [Fact]
    public async Task A_member_is_added_to_the_part_of_a_type_that_has_a_body()
    {
        const string source = "public partial record Till(int A);\n\npublic partial record Till\n{\n}\n";

        Assert.EndsWith("public partial record Till\n{\n    public int B => 2;\n}\n", await Edited.TextAsync(source, new AddMember("T:Till", "public int B => 2;")));
    }

    [Theory]
    [InlineData("public record Till(int A);\n", "is not a type with a body")]
    [InlineData("public enum Till { A }\n", "is not a type with a body")]
    public async Task A_type_without_a_body_takes_no_member(string source, string failure) =>
        Assert.Contains(failure, await Edited.FailureAsync(source, new AddMember("T:Till", "public int B => 2;")));

    [Fact]
    public async Task A_text_that_is_no_member_is_not_added() =>
        Assert.StartsWith("the new text is not one C# member", await Edited.FailureAsync("public class Till { }\n", new AddMember("Till", "return 1;")));

    [Theory]
    [InlineData("System.Buffers", "using System.Buffers;\nusing System.Text;\nusing Microsoft.AspNetCore.Http.Features;\n")]
    [InlineData("System.Xml", "using System.Text;\nusing System.Xml;\nusing Microsoft.AspNetCore.Http.Features;\n")]
    [InlineData("Microsoft.AspNetCore.Cors", "using System.Text;\nusing Microsoft.AspNetCore.Cors;\nusing Microsoft.AspNetCore.Http.Features;\n")]
    [InlineData("Microsoft.AspNetCore.Rewrite", "using System.Text;\nusing Microsoft.AspNetCore.Http.Features;\nusing Microsoft.AspNetCore.Rewrite;\n")]
    [InlineData("System.Text", "using System.Text;\nusing Microsoft.AspNetCore.Http.Features;\n")]
    [InlineData("System.Linq", "using System.Text;\nusing Microsoft.AspNetCore.Http.Features;\n")]
    public async Task A_using_is_sorted_in_with_System_first_unless_the_file_sees_it_already(string name, string usings)
    {
        const string rest = "using static System.Math;\nusing Text = System.String;\n\npublic class Till { }\n";
        const string before = "using System.Text;\nusing Microsoft.AspNetCore.Http.Features;\n";

        Assert.Equal(usings + rest, await Edited.TextAsync(before + rest, new AddUsing("Till", name)));
    }

    [Theory]
    [InlineData("public class Till { }\n", "using System.Xml;\n\npublic class Till { }\n")]
    [InlineData("// Copyright.\n\n/// <summary>A till.</summary>\npublic class Till { }\n", "// Copyright.\n\nusing System.Xml;\n\n/// <summary>A till.</summary>\npublic class Till { }\n")]
    [InlineData("/// <summary>A till.</summary>\npublic class Till { }\n", "using System.Xml;\n\n/// <summary>A till.</summary>\npublic class Till { }\n")]
    [InlineData("#nullable disable\npublic class Till { }\n", "#nullable disable\nusing System.Xml;\n\npublic class Till { }\n")]
    [InlineData("namespace N\r\n{\r\n    using System.Text;\r\n\r\n    public class Till { }\r\n}\r\n", "namespace N\r\n{\r\n    using System.Text;\r\n    using System.Xml;\r\n\r\n    public class Till { }\r\n}\r\n")]
    [InlineData("namespace N\n{\n    using System.Xml.Linq;\n    public class Till { }\n}\n", "namespace N\n{\n    using System.Xml;\n    using System.Xml.Linq;\n    public class Till { }\n}\n")]
    [InlineData("// Copyright.\nusing Zebra = System.String;\npublic class Till { }\n", "// Copyright.\nusing System.Xml;\nusing Zebra = System.String;\npublic class Till { }\n")]
    [InlineData("global using System.Buffers;\npublic class Till { }\n", "global using System.Buffers;\nusing System.Xml;\npublic class Till { }\n")]
    [InlineData("using static System.Xml.XmlConvert;\npublic class Till { }\n", "using System.Xml;\nusing static System.Xml.XmlConvert;\npublic class Till { }\n")]
    [InlineData("using System.Text; // for builders\npublic class Till { }\n", "using System.Text; // for builders\nusing System.Xml;\npublic class Till { }\n")]
    public async Task A_using_finds_its_place_in_any_file(string source, string expected)
    {
        using var sources = new Sources().Add("Shop", source);

        var result = await Edited.ApplyAsync(sources, new AddUsing("Till", "System.Xml"));

        Assert.Equal(expected, await Edited.TextAsync(result.Solution, "Shop.cs"));
        Assert.Empty(await Edited.ErrorsAsync(result.Solution, "Shop"));
    }

    [Fact]
    public async Task A_using_goes_into_the_file_that_declares_the_symbol()
    {
        using var sources = new Sources().Add("Shop", "public class Till { }\n").AddFile("Shop", "Other.cs", "public class Drawer { }\n");

        var result = await Edited.ApplyAsync(sources, new AddUsing("Drawer", "System.Xml"));

        Assert.Equal("public class Till { }\n", await Edited.TextAsync(result.Solution, "Shop.cs"));
        Assert.StartsWith("using System.Xml;", await Edited.TextAsync(result.Solution, "Other.cs"));
    }
}
