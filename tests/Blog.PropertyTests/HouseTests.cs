using System.Reflection;
using Blog.Core;
using Blog.Functions;

namespace Blog.PropertyTests;

public class HouseTests
{
    private const BindingFlags Everything =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Assembly Core = typeof(Routes).Assembly;

    [Fact]
    public void The_core_references_LanguageExt_and_the_base_library_alone() => Assert.All(
        Core.GetReferencedAssemblies().Select(assembly => assembly.Name!),
        name => Assert.True(name is "LanguageExt.Core" || name.StartsWith("System.", StringComparison.Ordinal), name));

    [Fact]
    public void No_function_of_the_core_waits() => Assert.All(
        Core.GetTypes().SelectMany(type => type.GetMembers(Everything)).SelectMany(Types).SelectMany(Parts),
        type => Assert.False(type.Namespace is "System.Threading.Tasks" or "System.Threading", type.ToString()));

    [Fact]
    public void Routes_are_unique()
    {
        Assert.Equal(
            Routes.All.Count,
            Routes.All.Select(route => route.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(Routes.All.Count, Routes.All.Select(route => (route.Method, route.Path)).Distinct().Count());
    }

    [Fact]
    public void Every_route_that_is_declared_is_in_the_table() => Assert.Equal(
        typeof(Routes)
            .GetFields()
            .Where(field => field.FieldType == typeof(Route))
            .Select(field => (field.Name, (Route)field.GetValue(null)!)),
        Routes.All.Select(route => (route.Name, route)));

    [Fact]
    public void Every_route_has_an_endpoint() =>
        // no call, no table
        Assert.All(Routes.All, route => Assert.NotNull(FunctionStart.Endpoint(route, posts: null!)));

    [Fact]
    public void Routes_are_those_of_the_contract() => Assert.Equal(
        [
            "CreatePost POST /v1/{blogId}/posts",
            "DeletePost DELETE /v1/{blogId}/posts/{postId}",
            "GetPost GET /v1/{blogId}/posts/{postId}",
            "ListPosts GET /v1/{blogId}/posts",
            "UpdatePost PUT /v1/{blogId}/posts/{postId}",
        ],
        Routes.All.Select(route => $"{route.Name} {route.Method} {route.Path}").Order(StringComparer.Ordinal));

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. Types((MethodBase)method)],
        MethodBase method => Types(method),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    private static IEnumerable<Type> Types(MethodBase method) =>
        [
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        ];

    /// <summary>A type and what it is made of: <c>Task</c> in <c>Func&lt;Task&gt;</c> and in <c>Task[]</c>.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        [
            type,
            .. type.GetGenericArguments().SelectMany(Parts),
            .. type.GetElementType() is { } element ? Parts(element) : [],
        ];
}
